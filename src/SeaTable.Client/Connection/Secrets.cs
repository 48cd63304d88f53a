using System.Text;

namespace SeaTable;

/// <summary>Tokens, to be kept out of what the server says: it may repeat them in its words, whole or in part.</summary>
internal sealed class Secrets(params Secret[] tokens)
{
    private const string InPlace = "(token)";

    /// <summary>
    /// So many characters of a token in a row are hidden: few enough that what remains is of no use to anybody, and so many that
    /// they don't stand in an ordinary word by chance.
    /// </summary>
    private const int ShortestPart = 12;

    /// <summary>More of a message than this is cut off before tokens are looked for.</summary>
    private const int MaxLength = 4_000;

    /// <summary>Gives the text without the tokens and parts of them.</summary>
    internal string Hide(string text)
    {
        if (text.Length > MaxLength)
            text = text[..MaxLength];

        foreach (var token in tokens)
        {
            var value = token.Reveal();
            text = value.Length <= ShortestPart
                ? text.Replace(value, InPlace, StringComparison.OrdinalIgnoreCase)
                : HideParts(text, value);
        }

        return text;
    }

    /// <summary>Gives the exception, or one in its place that says the same without the tokens that it holds.</summary>
    internal Exception Hide(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (Hide(e.Message) != e.Message && e.Message.Length <= MaxLength)
                return new IOException($"{exception.GetType()}: {Hide(exception.Message)}");
        }

        return exception;
    }

    private static string HideParts(string text, string token)
    {
        StringBuilder? hidden = null;
        var (done, position) = (0, 0);
        while (position <= text.Length - ShortestPart)
        {
            var length = PartLength(text.AsSpan(position), token);
            if (length == 0)
            {
                position++;
                continue;
            }

            hidden = (hidden ?? new StringBuilder()).Append(text, done, position - done).Append(InPlace);
            position += length;
            done = position;
        }

        return hidden is null ? text : hidden.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>How much of a token the text begins with; 0 when it is too little to count.</summary>
    private static int PartLength(ReadOnlySpan<char> text, string token)
    {
        if (!token.AsSpan().Contains(text[..ShortestPart], StringComparison.OrdinalIgnoreCase))
            return 0;

        var length = ShortestPart;
        while (length < text.Length && token.AsSpan().Contains(text[..(length + 1)], StringComparison.OrdinalIgnoreCase))
            length++;

        return length;
    }
}
