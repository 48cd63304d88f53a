namespace SeaTable;

/// <summary>Tokens, to be kept out of what the server says: it may repeat them in its words.</summary>
internal sealed class Secrets(params string[] tokens)
{
    internal string Hide(string text)
    {
        foreach (var token in tokens)
            text = text.Replace(token, "(token)", StringComparison.OrdinalIgnoreCase);

        return text;
    }
}
