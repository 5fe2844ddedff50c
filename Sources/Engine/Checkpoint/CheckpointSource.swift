/// What a checkpoint is read from.
public protocol CheckpointSource: AnyObject {
    /// How many bytes there are.
    var byteCount: Int { get }

    /// Fills `bytes` with those from `offset` on; all of them are within `byteCount`.
    func read(from offset: Int, into bytes: UnsafeMutableRawBufferPointer) throws(CheckpointError)
}

extension CheckpointBytes: CheckpointSource {
    /// Takes bytes for a checkpoint.
    public convenience init(_ bytes: [UInt8]) {
        self.init()
        unsafe bytes.withUnsafeBytes { try? unsafe write($0) }
    }

    /// How many bytes there are.
    public var byteCount: Int { bytes.count }

    /// Copies bytes.
    public func read(from offset: Int, into target: UnsafeMutableRawBufferPointer) throws(CheckpointError) {
        guard offset >= 0, offset + target.count <= bytes.count else { throw .truncated }
        unsafe bytes.withUnsafeBytes { source in
            unsafe target.copyMemory(from: UnsafeRawBufferPointer(rebasing: source[offset..<offset + target.count]))
        }
    }
}
