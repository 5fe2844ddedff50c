/// What a checkpoint is written to.
public protocol CheckpointSink: AnyObject {
    /// Appends bytes.
    func write(_ bytes: UnsafeRawBufferPointer) throws(CheckpointError)
}

/// A checkpoint in memory.
public final class CheckpointBytes: CheckpointSink {
    /// What was written.
    public private(set) var bytes: [UInt8] = []

    /// Begins with nothing.
    public init() {}

    /// Appends bytes.
    public func write(_ bytes: UnsafeRawBufferPointer) throws(CheckpointError) { unsafe self.bytes += bytes }
}
