using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace SeaTable.Generators.Tests.Harness;

/// <summary>A text whose places of interest stand between <c>«</c> and <c>»</c>.</summary>
internal sealed record MarkedText(string Text, IReadOnlyList<TextSpan> Marks)
{
    public static MarkedText Parse(string marked)
    {
        var text = new StringBuilder();
        var marks = new List<TextSpan>();
        var start = 0;
        foreach (var character in marked)
        {
            switch (character)
            {
                case '«':
                    start = text.Length;
                    break;
                case '»':
                    marks.Add(TextSpan.FromBounds(start, text.Length));
                    break;
                default:
                    text.Append(character);
                    break;
            }
        }

        return new MarkedText(text.ToString(), marks);
    }
}
