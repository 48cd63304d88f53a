using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace SeaTable.Generators.Tests.Harness;

/// <summary>A text whose places of interest stand between <c>[|</c> and <c>|]</c>; neither pair occurs in JSON.</summary>
internal sealed record MarkedText(string Text, IReadOnlyList<TextSpan> Marks)
{
    public static MarkedText Parse(string marked)
    {
        var text = new StringBuilder();
        var open = new Stack<int>();
        var marks = new List<TextSpan>();
        for (var index = 0; index < marked.Length; index++)
        {
            switch (marked.AsSpan(index))
            {
                case ['[', '|', ..]:
                    open.Push(text.Length);
                    index++;
                    break;
                case ['|', ']', ..]:
                    marks.Add(TextSpan.FromBounds(open.Pop(), text.Length));
                    index++;
                    break;
                default:
                    text.Append(marked[index]);
                    break;
            }
        }

        return new MarkedText(text.ToString(), marks);
    }
}
