using Spectre.Console.Rendering;

namespace SeaTable.Tool.Terminal;

/// <summary>
/// Keeps what others wrote from being a command to a terminal, in all that is shown: only what Spectre.Console itself means as a
/// command gets through.
/// </summary>
internal sealed class PlainRendering : IRenderHook
{
    public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) =>
        renderables.Select(renderable => new PlainRenderable(renderable));

    private sealed class PlainRenderable(IRenderable shown) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => shown.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => shown.Render(options, maxWidth)
            .Select(segment => segment.IsControlCode || segment.IsLineBreak ? segment
                : new Segment(PlainText.Of(segment.Text), segment.Style));
    }
}
