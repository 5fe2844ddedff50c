import Language

extension CommandLineTool {
    /// The word that was probably meant by `name`.
    static func suggestion(for name: String, among words: [String]) -> String? {
        NearMiss.best(for: name, among: words)
    }
}
