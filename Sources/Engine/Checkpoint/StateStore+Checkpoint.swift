/// Where a search is written in a checkpoint.
struct CheckpointPlace {
    /// Which of the searches of the checkpoint it is.
    let owner: Int

    /// The section of that kind.
    func section(_ kind: CheckpointSection, _ index: Int = 0) -> CheckpointSectionID {
        CheckpointSectionID(kind: kind, owner: owner, index: index)
    }
}

extension TableStore {
    /// Writes the table.
    func save(to writer: CheckpointWriter, _ place: CheckpointPlace) throws(CheckpointError) {
        var words = CheckpointWords()
        words.append(count, table.places)
        try writer.add(place.section(.store), words: words.words)
        try table.memory.save(table.slotFootprint, to: writer, place.section(.slots))
        try table.counts.save(table.coder.partitionCount, to: writer, place.section(.counts))
    }

    /// Reads a table in place of this empty one, and checks all its invariants.
    func restore(from reader: CheckpointReader, _ place: CheckpointPlace) throws(CheckpointError) {
        var words = CheckpointWordReader(try reader.words(place.section(.store)))
        let (stored, places) = (try words.next(), try words.next(table.places...1 << 44))
        try words.finish()
        let bytes = (places + CompactTable.tail).multipliedReportingOverflow(
            by: table.slotBytes * table.coder.partitionCount)
        guard !bytes.overflow else { throw .damaged("a table is too large") }
        guard bytes.partialValue <= table.memory.capacity, bytes.partialValue <= memoryLimit else { throw .memory }
        guard stored <= maximumCount else { throw .misfit("it has more states than the limit allows") }
        let slots = try reader.entry(place.section(.slots), length: bytes.partialValue)
        table.setPlaces(places)
        if table.slotFootprint >= 8 << 20 { table.memory.adviseHugePages(upTo: table.slotFootprint) }
        try table.memory.restore(slots, from: reader)
        try table.counts.restore(
            reader.entry(place.section(.counts), length: table.coder.partitionCount * 4), from: reader)
        do { try table.checkInvariants() } catch { throw .damaged("a table is out of order") }
        guard table.count == stored else { throw .damaged("a table has another number of states") }
        (count, room) = (stored, table.room)
    }
}

extension BitstateStore {
    /// Writes the array.
    func save(to writer: CheckpointWriter, _ place: CheckpointPlace) throws(CheckpointError) {
        var words = CheckpointWords()
        words.append(count)
        try writer.add(place.section(.store), words: words.words)
        try self.words.save(self.words.committedCount, to: writer, place.section(.bits))
    }

    /// Reads an array of the same size in place of this empty one.
    func restore(from reader: CheckpointReader, _ place: CheckpointPlace) throws(CheckpointError) {
        var words = CheckpointWordReader(try reader.words(place.section(.store)))
        let stored = try words.next(0...min(maximumCount, 1 << 48))
        try words.finish()
        let entry = try reader.entry(place.section(.bits))
        guard entry.length == self.words.committedCount * 8 else {
            throw .misfit("its array of bits has another size, because the limit of memory is another one")
        }
        try self.words.restore(entry, from: reader)
        countOnes()
        count = stored
    }
}

extension TreeStore {
    /// Writes the values of all nodes, and the table of roots.
    func save(to writer: CheckpointWriter, _ place: CheckpointPlace) throws(CheckpointError) {
        for (index, table) in tables.enumerated() { try table.save(to: writer, place.section(.node, index + 1)) }
        var words = CheckpointWords()
        words.append(rootBits.left, rootBits.right)
        try writer.add(place.section(.node), words: words.words)
        try roots.save(to: writer, place)
    }

    /// Reads nodes and roots in place of those of this empty store.
    func restore(from reader: CheckpointReader, _ place: CheckpointPlace) throws(CheckpointError) {
        for (index, table) in tables.enumerated() {
            try table.restore(
                reader.entry(place.section(.node, index + 1)), from: reader, within: memoryLimit - memoryFootprint)
        }
        try checkNodes()
        var words = CheckpointWordReader(try reader.words(place.section(.node)))
        let bits = (left: try words.next(1...32), right: try words.next(1...32))
        try words.finish()
        try takeRoots(of: bits)
        try roots.restore(from: reader, place)
        try checkRoots()
        shareMemory()
    }

    /// Makes sure that the parts of each value are there.
    private func checkNodes() throws(CheckpointError) {
        for (table, node) in zip(tables, shape.nodes) {
            for number in 0..<table.count {
                let value = table.value(number)
                let isRight =
                    switch node {
                    case .leaf(_, let width): width == 64 || value >> UInt64(width) == 0
                    case .pair(let left, let right):
                        value & 0xffff_ffff < UInt64(tables[left].count) && value >> 32 < UInt64(tables[right].count)
                    }
                guard isRight else { throw .damaged("a part of a state is not there") }
            }
        }
    }

    /// Makes sure that the halves of each root are there.
    private func checkRoots() throws(CheckpointError) {
        let most = (UInt64(tables[shape.root.left].count), UInt64(tables[shape.root.right].count))
        let mask: UInt64 = ~(~0 << UInt64(rootBits.left))
        var isRight = true
        for partition in 0..<roots.table.coder.partitionCount {
            roots.table.forEachKey(in: partition) { key in
                let root = roots.table.coder.word(of: key)
                if root & mask >= most.0 || root >> UInt64(rootBits.left) >= most.1 { isRight = false }
            }
        }
        guard isRight else { throw .damaged("a half of a state is not there") }
    }
}

extension NodeTable {
    /// The values that are written or read at once.
    private static var piece: Int { 8192 }

    /// Writes the values in the order of their numbers.
    func save(to writer: CheckpointWriter, _ id: CheckpointSectionID) throws(CheckpointError) {
        try writer.begin(id, length: count * 8)
        for start in stride(from: 0, to: count, by: Self.piece) {
            try writer.append(words: (start..<min(count, start + Self.piece)).map(value))
        }
        try writer.end()
    }

    /// Gives the values of a section their numbers again, within `bytes` bytes more.
    func restore(
        _ entry: CheckpointReader.Entry, from reader: CheckpointReader, within bytes: Int
    ) throws(CheckpointError) {
        let most = bytes + memoryFootprint
        for start in stride(from: 0, to: entry.length / 8, by: Self.piece) {
            let size = min(Self.piece, entry.length / 8 - start)
            let words = try reader.words(of: entry, from: start, count: size)
            for (index, word) in words.enumerated() {
                let number = number(of: word, within: most - memoryFootprint)
                if number < 0 { throw .memory }
                guard number == start + index else { throw .damaged("a part of a state comes twice") }
            }
        }
        guard count * 8 == entry.length else { throw .damaged("a part of a state is missing") }
    }
}
