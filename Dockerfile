# docker build -t pare . && docker run --rm -i pare < article.txt > clean.txt
# Files of the machine are seen under a folder that is given to the container:
# docker run --rm -v "$PWD:/data" -w /data -u "$(id -u):$(id -g)" pare -o clean/ raw/
FROM --platform=$BUILDPLATFORM golang:1.26 AS build
ARG TARGETOS TARGETARCH
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH go build -trimpath -ldflags='-s -w' -o /pare ./cmd/pare

FROM scratch
COPY --from=build /pare /pare
COPY LICENSE NOTICE /
USER 65532:65532
ENTRYPOINT ["/pare"]
