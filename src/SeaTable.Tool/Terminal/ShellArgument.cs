namespace SeaTable.Tool.Terminal;

/// <summary>Names as a shell takes them, for command lines that messages show to be copied.</summary>
internal static class ShellArgument
{
    public static string Of(string name) => name.All(letter => char.IsLetterOrDigit(letter) || letter is '.' or '_' or '-' or '/')
        ? name : $"'{name.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
