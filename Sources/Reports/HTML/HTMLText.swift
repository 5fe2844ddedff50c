import Language

/// Text for HTML documents.
enum HTMLText {
    /// `text` so that it is shown as it is, in an element or in a quoted attribute.
    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text.withoutInvisible {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.append(character)
            }
        }
        return result
    }

    /// `text` of several lines, each made harmless.
    static func escaped(lines text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { escaped(String($0)) }
            .joined(separator: "\n")
    }

    /// A line of source, with its tabs, so that it is shown as it is.
    static func escaped(code line: String) -> String {
        line.split(separator: "\t", omittingEmptySubsequences: false).map { escaped(String($0)) }
            .joined(separator: "\t")
    }

    /// What a page may load: nothing that is not in it.
    private static let policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"

    /// A whole document: one file that needs nothing else.
    static func document(title: String, style: String, body: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta http-equiv="Content-Security-Policy" content="\(policy)">
        <title>\(escaped(title))</title>
        <style>
        \(style)</style>
        </head>
        <body>
        \(body)</body>
        </html>

        """
    }
}
