/// How HTML documents and pictures look: light and dark, on a screen, a phone and on paper.
///
/// The style sheets are files beside this one, which an editor can check; they are part of the binary.
enum HTMLStyle {
    /// The colours.
    static var palette: String { text(PackageResources.palette_css) }
    /// The rules that all documents share, with the colours.
    static var common: String { palette + text(PackageResources.common_css) }
    /// The rules of tables of verdicts: heads that stay where they are while the cells scroll.
    static var matrix: String { text(PackageResources.matrix_css) }
    /// The rules of sequence charts.
    static var chart: String { text(PackageResources.chart_css) }
    /// The rules of the report of a check.
    static var report: String { text(PackageResources.report_css) }
    /// What a chart that stands alone needs beside them.
    static let standaloneChart = "svg.chart { background: var(--page); }\n"

    /// The text of a file.
    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
