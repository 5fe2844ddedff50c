extension CheckOptions {
    /// How often a checkpoint is written where it is not said, in seconds.
    static let usualInterval = 600

    /// Where a run is saved, and how often.
    static let checkpoints: [CommandOption<CheckOptions>] = [
        .value("--checkpoint", "FILE", "save the run there, for 'interleave resume FILE' to go on from") {
            $0.checkpoint = $1
        },
        .value("--every", "TIME", "how often it is saved (default: 10m)") {
            options, text throws(CommandOption<CheckOptions>.Refusal) in
            guard let seconds = Quantity.seconds(text) else { throw .init(wanted: "a time, e.g. 90s, 10m or 1h") }
            options.checkpointInterval = seconds
        },
    ]

    /// The files that the run writes beside its checkpoint.
    var writtenFiles: [String] { output.files.map(\.path) + [writtenBaseline].compactMap(\.self) }

    /// Refuses a checkpoint that would be written over by something else, or in a folder that is not there.
    func validateCheckpoint() throws(UsageError) {
        guard let path = checkpoint else {
            if checkpointInterval != nil { throw .missingOperand("'--checkpoint FILE', which '--every' belongs to,") }
            return
        }
        let others = writtenFiles + paths + [baseline].compactMap(\.self)
        if others.contains(where: { OutputFile.isSame($0, path) }) {
            throw .invalidValue(
                option: "--checkpoint", value: path, wanted: "a file that nothing else is read from or written to")
        }
    }
}
