extension MemoryRegion {
    /// Writes the first `count` elements, all of which are committed.
    func save(_ count: Int, to writer: CheckpointWriter, _ id: CheckpointSectionID) throws(CheckpointError) {
        try writer.begin(id, length: count * MemoryLayout<Element>.stride)
        try unsafe withBytes(of: count) { bytes throws(CheckpointError) in try unsafe writer.append(bytes) }
        try writer.end()
    }

    /// Reads a section into the first elements, which are committed; its length is a whole number of them.
    func restore(_ entry: CheckpointReader.Entry, from reader: CheckpointReader) throws(CheckpointError) {
        let stride = MemoryLayout<Element>.stride
        guard entry.length % stride == 0 else { throw .damaged("a section has the wrong length") }
        try unsafe withMutableBytes(of: entry.length / stride) { bytes throws(CheckpointError) in
            try unsafe reader.read(entry, into: bytes)
        }
    }
}

extension SlotMemory {
    /// Writes the first `count` bytes.
    func save(_ count: Int, to writer: CheckpointWriter, _ id: CheckpointSectionID) throws(CheckpointError) {
        try writer.begin(id, length: count)
        try unsafe withBytes(count) { bytes throws(CheckpointError) in try unsafe writer.append(bytes) }
        try writer.end()
    }

    /// Reads a section into the first bytes.
    func restore(_ entry: CheckpointReader.Entry, from reader: CheckpointReader) throws(CheckpointError) {
        try unsafe withMutableBytes(entry.length) { bytes throws(CheckpointError) in
            try unsafe reader.read(entry, into: bytes)
        }
    }
}
