const FEWEST_BYTES = 1_000_000

/** `<form data-upload-progress>`: how much of a large file has been sent is shown below the button. */
export function showUploads(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-upload-progress]')) {
    form.addEventListener('submit', event => {
      const fields = new FormData(form)
      const bytes = [...fields.values()].reduce((sum, value) => sum + (value instanceof File ? value.size : 0), 0)
      if (bytes < FEWEST_BYTES) return
      event.preventDefault()
      send(form, fields)
    })
  }
}

function send(form: HTMLFormElement, fields: FormData): void {
  const shown = showBar(form)
  const request = new XMLHttpRequest()
  request.upload.addEventListener('progress', ({ loaded, total }) => shown.tell(loaded, total))
  request.addEventListener('load', () => {
    // What was refused answers with its own page: sent once more it does nothing else.
    if (request.responseURL === form.action) form.submit()
    else location.assign(request.responseURL)
  })
  request.addEventListener('error', () =>
    shown.end('The file could not be sent. Check your connection, then try again.'),
  )
  request.open('POST', form.action)
  request.send(fields)
}

interface Bar {
  tell(loaded: number, total: number): void
  end(message: string): void
}

function showBar(form: HTMLFormElement): Bar {
  form.querySelector('[data-upload-bar]')?.remove()
  const block = document.createElement('div')
  block.className = 'kith-progress'
  block.dataset['uploadBar'] = ''
  const label = document.createElement('label')
  label.htmlFor = 'upload-bar'
  label.textContent = 'The file is being sent'
  const bar = document.createElement('progress')
  bar.id = 'upload-bar'
  const words = document.createElement('p')
  words.setAttribute('role', 'status')
  block.append(label, bar, words)
  form.append(block)
  let saidTenth = -1
  return {
    tell(loaded, total) {
      bar.max = total
      bar.value = loaded
      const tenth = Math.floor((loaded * 10) / total)
      if (tenth === saidTenth) return
      saidTenth = tenth
      words.textContent =
        loaded < total
          ? `${megabytes(loaded)} of ${megabytes(total)} MB sent. Stay on this page until all of it is.`
          : 'All of it was sent, and is being kept.'
    },
    end(message) {
      block.remove()
      const error = document.createElement('p')
      error.className = 'govuk-error-message'
      error.dataset['uploadBar'] = ''
      error.setAttribute('role', 'alert')
      error.textContent = message
      form.append(error)
    },
  }
}

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1)
