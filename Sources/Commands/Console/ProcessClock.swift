import Foundation

/// The time that the processors have worked for this process.
enum ProcessClock {
    /// In seconds, of all threads.
    static var seconds: Double { Double(clock()) / Double(CLOCKS_PER_SEC) }
}

/// The memory of this process.
enum ProcessMemory {
    /// The most resident memory since the process began or `resetPeak` was called, in bytes; 0 where it is not known.
    static var peakBytes: Int { bytes("VmHWM:") }

    /// The resident memory at the moment, in bytes; 0 where it is not known.
    static var residentBytes: Int { bytes("VmRSS:") }

    /// What the line of that name says of this process.
    private static func bytes(_ name: String) -> Int {
        guard let data = FileManager.default.contents(atPath: "/proc/self/status") else { return 0 }
        for line in String(decoding: data, as: UTF8.self).split(separator: "\n") where line.hasPrefix(name) {
            let words = line.split { $0 == " " || $0 == "\t" }
            if words.count > 1, let kibibytes = Int(words[1]) { return kibibytes * 1024 }
        }
        return 0
    }

    /// Begins a new measurement of the peak, where the system allows it.
    static func resetPeak() {
        guard let file = FileHandle(forWritingAtPath: "/proc/self/clear_refs") else { return }
        try? file.write(contentsOf: Data("5".utf8))
        try? file.close()
    }
}
