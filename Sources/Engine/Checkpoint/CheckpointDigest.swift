/// A digest of bytes, to tell whether they are still the same.
public enum CheckpointDigest {
    /// The length and 128 bits that depend on every byte, as hexadecimal digits; two texts that differ by accident have
    /// the same with a chance of about one in 2^120.
    public static func text(of bytes: [UInt8]) -> String {
        var (forward, crossed) = (CheckpointSum(), CheckpointSum())
        crossed.add(0x9e37_79b9_7f4a_7c15)
        unsafe bytes.withUnsafeBytes { bytes in
            unsafe forward.add(bytes)
            unsafe crossed.add(bytes)
        }
        return [UInt64(bytes.count), forward.value, crossed.value].map { String($0, radix: 16) }.joined(separator: "-")
    }
}
