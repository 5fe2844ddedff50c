import Foundation
import Language
import Reports

/// Prints a report and writes it to files.
struct ReportWriter {
    /// Where it goes.
    let options: OutputOptions
    /// The standard output, and where it is said that a file cannot be written.
    let console: Console

    /// Prints what `render` makes for the standard output, and writes the files.
    ///
    /// - Returns: `fault` where a file could not be written, else `nil`.
    func write(_ render: (OutputFormat) -> String) -> ExitCode? {
        console.write(render(options.format))
        var code: ExitCode?
        for file in options.files where !save(render(file.format), to: file.path) { code = .fault }
        return code
    }

    /// Writes `text` to the file at `path`, whole or not at all; says so where that fails.
    func save(_ text: String, to path: String) -> Bool {
        do {
            try OutputFile(path: path).write(text)
            return true
        } catch {
            let reason = ((error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError ?? error as NSError)
                .localizedDescription
            console.writeError("error: '\(path.withoutInvisible)' cannot be written: \(reason)\n")
            return false
        }
    }
}
