/// A life cycle as a picture that browsers draw.
public enum SVGLifecycle {
    /// A box for each value, an arrow for each change, and a dashed arrow for what is refused.
    public static func render(_ report: LifecycleReport) -> String { SVGPicture.render(report.picture) }
}
