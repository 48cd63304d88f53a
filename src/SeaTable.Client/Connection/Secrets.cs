using System.Collections;
using System.Globalization;
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

    /// <summary>Gives the text without the tokens and parts of them, also where they are encoded.</summary>
    internal string Hide(string text) => HideAll(text.Length > MaxLength ? text[..MaxLength] : text);

    /// <summary>Gives the exception, or one in its place that says the same without the tokens that it holds.</summary>
    internal Exception Hide(Exception exception)
    {
        var all = new StringBuilder();
        AppendAll(all, exception);
        var text = all.ToString();
        return HideAll(text) == text ? exception : new IOException($"{exception.GetType()}: {Hide(exception.Message)}");
    }

    /// <summary>
    /// Adds all that an exception tells, and those in it: one whose own <see cref="object.ToString"/> leaves something out still
    /// has it.
    /// </summary>
    private static void AppendAll(StringBuilder text, Exception exception)
    {
        text.Append(exception).Append('\n').Append(exception.Message).Append('\n');
        foreach (DictionaryEntry entry in exception.Data)
            text.Append(CultureInfo.InvariantCulture, $"{entry.Key}: {entry.Value}\n");

        if (exception is AggregateException { InnerExceptions: var several })
        {
            foreach (var one in several)
                AppendAll(text, one);
        }
        else if (exception.InnerException is { } inner)
        {
            AppendAll(text, inner);
        }
    }

    private string HideAll(string text)
    {
        foreach (var token in tokens)
        {
            var value = token.Reveal();
            text = value.Length <= ShortestPart
                ? text.Replace(value, InPlace, StringComparison.OrdinalIgnoreCase)
                : HideParts(text, value);
            foreach (var form in EncodedForms(value))
                text = form.Length > ShortestPart ? HideParts(text, form) : text;
        }

        return text;
    }

    /// <summary>
    /// The token in base64 and in hexadecimal digits. What it becomes in base64 depends on how many characters stand before it.
    /// </summary>
    private static IEnumerable<string> EncodedForms(string token)
    {
        var bytes = Encoding.UTF8.GetBytes(token);
        yield return Convert.ToHexString(bytes);
        for (var start = 0; start < 3 && start < bytes.Length; start++)
        {
            var length = (bytes.Length - start) / 3 * 3;
            var base64 = Convert.ToBase64String(bytes, start, length);
            yield return base64;
            if (base64.AsSpan().ContainsAny('+', '/'))
                yield return base64.Replace('+', '-').Replace('/', '_');
        }
    }

    private static string HideParts(string text, string token)
    {
        var (readable, starts) = WithoutPercents(text);
        StringBuilder? hidden = null;
        var (done, position) = (0, 0);
        while (position <= readable.Length - ShortestPart)
        {
            var length = PartLength(readable.AsSpan(position), token);
            if (length == 0)
            {
                position++;
                continue;
            }

            hidden = (hidden ?? new StringBuilder()).Append(text, done, StartOf(position) - done).Append(InPlace);
            position += length;
            done = StartOf(position);
        }

        return hidden is null ? text : hidden.Append(text, done, text.Length - done).ToString();

        int StartOf(int index) => starts is null ? index : starts[index];
    }

    /// <summary>
    /// The text as it reads where characters stand as <c>%2e</c>, and where each of its characters begins in it; null when they
    /// do so anyway.
    /// </summary>
    private static (string Readable, List<int>? Starts) WithoutPercents(string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
            return (text, null);

        var (readable, starts) = (new StringBuilder(text.Length), new List<int>(text.Length + 1));
        for (var i = 0; i < text.Length; i++)
        {
            starts.Add(i);
            if (text[i] == '%' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
            {
                readable.Append((char)Convert.FromHexString(text.AsSpan(i + 1, 2))[0]);
                i += 2;
            }
            else
            {
                readable.Append(text[i]);
            }
        }

        starts.Add(text.Length);
        return (readable.ToString(), starts);
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
