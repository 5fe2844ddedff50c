/// States that one worker expands, and what it finds there.
final class WaveChunk {
    /// What the system writes: in the end, of each state the targets that are new.
    let buffer: SuccessorBuffer
    /// What is known of each target.
    let marks: MemoryRegion<UInt8>

    /// What is known of a target.
    enum Mark {
        /// It is stored already, or comes a second time.
        static let known: UInt8 = 0
        /// It is stored now, and this is its first appearance.
        static let new: UInt8 = 1
        /// Its partition is full.
        static let deferred: UInt8 = 2
        /// It was not stored before this wave; added to this, in which of `shares` parts of the table it belongs.
        static let unknown: UInt8 = 4
        /// The parts of the table that workers share out.
        static let shares = 64
    }

    /// Makes an empty chunk; `nil` where there is no memory.
    init?(layout: StateLayout) {
        guard let marks = MemoryRegion<UInt8>(reserving: 1 << 31) else { return nil }
        self.marks = marks
        buffer = SuccessorBuffer(layout: layout, capacity: 1024)
    }

    /// The bytes of buffer and marks.
    var memoryFootprint: Int { buffer.memoryFootprint + marks.committedBytes }

    /// Removes the targets from `start` on, which belong to the states from `source` on, that are known.
    func removeKnown(from start: Int, source: Int) {
        let marks = marks
        buffer.compact(from: start, source: source) { position, target in
            let mark = marks[position]
            if mark == Mark.known { return false }
            marks[target] = mark
            return true
        }
    }
}

/// What a worker needs for itself.
final class WaveWorker<System: TransitionSystem> {
    /// The system as this worker asks it.
    var system: System
    /// What the look-ups of a block need from one phase to the next.
    let scratch: LookupBlock

    /// Makes a worker; `nil` where there is no memory.
    init?(system: System) {
        guard let scratch = LookupBlock() else { return nil }
        (self.system, self.scratch) = (system, scratch)
    }
}
