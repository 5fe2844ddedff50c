@testable import Engine

/// Makes the sums of a checkpoint right, so that what is wrong in it is found only behind them.
enum CheckpointSeal {
    /// The sections that stand in `bytes`, as far as they can be told from one another, with heads, sums and an end that fit.
    ///
    /// - Parameter run: what the section that says what was asked for holds; `nil` where it is to stay as it is.
    static func sealed(_ bytes: [UInt8], run: [UInt8]? = nil) -> [UInt8] {
        let sink = CheckpointBytes()
        do throws(CheckpointError) {
            let writer = try CheckpointWriter(to: sink)
            if let run { try writer.add(.run, bytes: run) }
            var rest = bytes.dropFirst(CheckpointFormat.prefix)
            while rest.count >= headBytes, let section = Section(&rest) {
                guard writer.entries[section.id] == nil else { continue }
                try writer.begin(section.id, length: section.content.count)
                try unsafe section.content.lendBytes { bytes throws(CheckpointError) in
                    try unsafe writer.append(bytes)
                }
                try writer.end()
            }
            try writer.finish()
        } catch {
            preconditionFailure("nothing fails in memory")
        }
        return sink.bytes
    }

    /// The bytes of the head of a section.
    private static let headBytes = CheckpointFormat.headWords * 8

    /// A section of an input.
    private struct Section {
        /// What it is called.
        let id: CheckpointSectionID
        /// What it holds.
        let content: [UInt8]

        /// Takes a section from the front of `bytes`, which have the head of one; `nil` where it is none.
        init?(_ bytes: inout ArraySlice<UInt8>) {
            let words = (0..<3).map { word in
                bytes.dropFirst(word * 8).prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            }
            guard let kind = CheckpointSection(rawValue: UInt32(truncatingIfNeeded: words[0])), kind != .end else {
                return nil
            }
            id = CheckpointSectionID(kind: kind, owner: Int(words[1] & 0xffff), index: Int(words[0] >> 32))
            bytes = bytes.dropFirst(headBytes)
            content = Array(bytes.prefix(Int(min(words[2], UInt64(bytes.count)))))
            bytes = bytes.dropFirst((content.count + 7) / 8 * 8 + 8)
        }
    }
}
