import Execution
import Foundation

/// What is noted of the runs that this user began with `--checkpoint`, so that a checkpoint that somebody else made cannot
/// have files written in the name of the user who goes on with it.
///
/// A note stands in the folder of the user's that nobody else can look into, under a name that cannot be guessed, and says
/// what was asked for and where: the checkpoint must say the same.
struct OwnRuns {
    /// The most notes that stay; those that were of use longest ago go first.
    static let limit = 256
    /// The bytes of a note, at most.
    private static let noteBytes = 1 << 20
    /// What the names of notes end with.
    private static let ending = ".run"

    /// Where the notes are.
    private let folder: UserFolder

    /// The notes of the user of `environment`; `nil` where there is no place for them.
    init?(environment: [String: String]) {
        guard let folder = UserFolder(environment: environment) else { return nil }
        self.folder = folder
    }

    /// A name for a new run: 128 random bits.
    static func newName() -> String {
        var system = SystemRandomNumberGenerator()
        return (0..<2).map { _ in
            let digits = String(system.next() as UInt64, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    /// What is noted of a run.
    private struct Note: Codable, Equatable {
        /// The words behind `check`.
        let arguments: [String]
        /// The folder that paths are meant in.
        let folder: String

        /// What is noted of `run`.
        init(_ run: CheckpointRun) { (arguments, folder) = (run.arguments, run.folder) }
    }

    /// The file of the note of `run`; `nil` where it has no name that this made.
    private func file(of run: CheckpointRun) -> String? {
        guard let name = run.name, name.utf8.count == 32,
            name.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else { return nil }
        return name + Self.ending
    }

    /// Notes a run that begins. Where that cannot be, whoever goes on is asked.
    func note(_ run: CheckpointRun) {
        guard let file = file(of: run), let bytes = try? JSONEncoder().encode(Note(run)) else { return }
        folder.write([UInt8](bytes), to: file)
        folder.trim(Self.ending, files: Self.limit, bytes: Self.limit * Self.noteBytes)
    }

    /// Whether this user began `run`, with the same words in the same folder.
    func contains(_ run: CheckpointRun) -> Bool {
        guard let file = file(of: run), let bytes = folder.read(file, limit: Self.noteBytes) else { return false }
        return (try? JSONDecoder().decode(Note.self, from: Data(bytes))) == Note(run)
    }
}
