using Spectre.Console.Rendering;

namespace SeaTable.Tool.Terminal;

/// <summary>
/// Keeps what others wrote from being a command to a terminal, in all that is shown: only what Spectre.Console itself means as a
/// command gets through.
/// </summary>
/// <param name="trimsLines">Whether lines end with their last sign; cells of tables are padded with blanks behind it.</param>
internal sealed class PlainRendering(bool trimsLines) : IRenderHook
{
    public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) =>
        renderables.Select(renderable => new PlainRenderable(renderable, trimsLines));

    private sealed class PlainRenderable(IRenderable shown, bool trimsLines) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => shown.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
        {
            var plain = shown.Render(options, maxWidth)
                .Select(segment => segment.IsControlCode || segment.IsLineBreak ? segment
                    : new Segment(PlainText.Of(segment.Text), segment.Style));
            return trimsLines ? Trimmed(plain) : plain;
        }

        private static IEnumerable<Segment> Trimmed(IEnumerable<Segment> segments)
        {
            var blanks = new List<Segment>();
            foreach (var segment in segments)
            {
                if (segment.IsLineBreak)
                {
                    blanks.Clear();
                    yield return segment;
                    continue;
                }

                var text = segment.Text.TrimEnd(' ');
                if (text.Length > 0)
                {
                    foreach (var blank in blanks)
                        yield return blank;

                    blanks.Clear();
                    yield return new Segment(text, segment.Style);
                }

                blanks.Add(new Segment(segment.Text[text.Length..], segment.Style));
            }

            foreach (var blank in blanks)
                yield return blank;
        }
    }
}
