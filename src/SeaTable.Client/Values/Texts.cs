namespace SeaTable;

/// <summary>What can be sent as text at all.</summary>
internal static class Texts
{
    /// <summary>Whether every surrogate has its other half; no JSON text can carry half of a pair.</summary>
    internal static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;

            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[++i]))
                return false;
        }

        return true;
    }
}
