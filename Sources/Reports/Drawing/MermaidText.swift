import Language

/// Text for Mermaid.
enum MermaidText {
    /// `text` with everything that could mean something to Mermaid as a number.
    static func escaped(_ text: String) -> String {
        text.withoutInvisible.unicodeScalars.map { scalar in
            let isPlain =
                scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                || " _,.-".unicodeScalars.contains(scalar)
            return isPlain ? String(scalar) : "#\(scalar.value);"
        }.joined()
    }
}
