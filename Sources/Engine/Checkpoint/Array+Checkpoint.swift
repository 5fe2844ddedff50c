extension Array where Element: FixedWidthInteger & BitwiseCopyable {
    /// Makes an array of `count` elements whose bytes `fill` writes.
    init(
        count: Int, filledBy fill: (UnsafeMutableRawBufferPointer) throws(CheckpointError) -> Void
    ) throws(CheckpointError) {
        self.init(repeating: 0, count: count)
        var failure: CheckpointError?
        unsafe withUnsafeMutableBytes { bytes in
            do throws(CheckpointError) { try unsafe fill(bytes) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    /// Lends the bytes of the elements.
    func lendBytes(_ body: (UnsafeRawBufferPointer) throws(CheckpointError) -> Void) throws(CheckpointError) {
        var failure: CheckpointError?
        unsafe withUnsafeBytes { bytes in
            do throws(CheckpointError) { try unsafe body(bytes) } catch { failure = error }
        }
        if let failure { throw failure }
    }
}
