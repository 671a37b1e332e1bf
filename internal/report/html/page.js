// Filtering is done by the style sheet; this says how much is shown, sets all
// categories at once, and lets Escape hide the evidence.
(() => {
	const root = document.documentElement
	const boxes = [...document.querySelectorAll('.categories input')]
	const kept = document.getElementById('show-keep')
	const dropped = document.getElementById('show-drop')
	const status = document.getElementById('status')
	const number = label => Number(label.parentElement.querySelector('b').textContent)
	const total = number(document.getElementById('show-all'))

	function tell() {
		let shown = dropped.checked ? 0 : number(kept)
		if (!kept.checked) {
			for (const box of boxes) if (box.checked) shown += Number(box.dataset.blocks)
		}
		status.textContent = `${shown} of ${total} blocks shown`
	}

	function setAll(checked) {
		for (const box of boxes) box.checked = checked
		tell()
	}

	const both = document.querySelector('.both')
	if (both) {
		both.hidden = false
		document.getElementById('every').addEventListener('click', () => setAll(true))
		document.getElementById('none').addEventListener('click', () => setAll(false))
	}
	document.addEventListener('change', tell)
	addEventListener('pageshow', tell)

	document.addEventListener('keydown', event => {
		if (event.key === 'Escape') root.classList.add('quiet')
	})
	const speak = event => {
		if (event.target.closest?.('.block')) root.classList.remove('quiet')
	}
	document.addEventListener('focusin', speak)
	document.addEventListener('pointerover', speak)
	document.addEventListener('pointerdown', speak)
})()
