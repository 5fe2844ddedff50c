/// A life cycle as a picture for Mermaid, which GitHub draws where it stands in a block marked `mermaid`.
public enum MermaidLifecycle {
    /// A state for each value, an arrow for each change, and one back to itself for what is refused.
    public static func render(_ report: LifecycleReport) -> String { MermaidPicture.render(report.picture) }
}
