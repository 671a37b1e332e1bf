package extract
import "testing"
func TestZZ(t *testing.T){ b:=&builtinPhrases
t.Log(len(b.text),len(b.words),len(b.elems),len(b.phrases),len(b.first.keys),len(b.first.ids),len(b.inside.keys),len(b.first.starts),len(b.inside.starts))
n:=map[uint32]int{}; for _,id:=range b.first.ids{n[id]++}; big:=0;sum:=0; for _,c:=range n{ if c>64{big++;sum+=c} }; t.Log("first big",big,sum)
n=map[uint32]int{}; for _,id:=range b.inside.ids{n[id]++}; big=0;sum=0; for _,c:=range n{ if c>64{big++;sum+=c} }; t.Log("inside big",big,sum)
}
