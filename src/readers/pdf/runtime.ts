/** Adds the method of buffers that the PDF library needs and that Node has only since version 21. */
export function addBufferTransfer(): void {
  if ('transferToFixedLength' in ArrayBuffer.prototype) return
  Object.defineProperty(ArrayBuffer.prototype, 'transferToFixedLength', {
    ...{ configurable: true, writable: true, enumerable: false },
    value: function transferToFixedLength(this: ArrayBuffer, length = this.byteLength): ArrayBuffer {
      const moved = structuredClone(this, { transfer: [this] })
      if (length === moved.byteLength) return moved
      const sized = new Uint8Array(length)
      sized.set(new Uint8Array(moved).subarray(0, length))
      return sized.buffer
    },
  })
}
