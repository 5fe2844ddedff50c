/// A life cycle as a picture for Graphviz.
public enum DotLifecycle {
    /// A box for each value, an arrow for each change, and a dashed arrow for what is refused.
    public static func render(_ report: LifecycleReport) -> String { DotPicture.render(report.picture) }
}
