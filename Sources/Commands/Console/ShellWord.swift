import Language

/// Words of a command line as a shell takes them.
enum ShellWord {
    /// A word that a shell reads as `text`, which is no option; in quotes only where that is needed.
    static func quoted(_ text: String) -> String {
        let word = text.hasPrefix("-") ? "./" + text : text
        let isPlain = !word.isEmpty && word.unicodeScalars.allSatisfy { plain.contains($0) }
        return isPlain ? word : "'" + word.withoutInvisible.replacing("'", with: "'\\''") + "'"
    }

    /// The characters that mean themselves.
    private static let plain = Set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=:,./@%".unicodeScalars)
}
