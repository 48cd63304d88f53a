using System.Text;

namespace SeaTable.Documentation.Tests.Shell;

/// <summary>Splits a line of a shell into its commands and their arguments, as far as pages use the shell.</summary>
internal static class ShellLine
{
    private static readonly string[] s_separators = ["|", "||", "&&", ";"];

    /// <summary>Splits text into lines, where a line that ends in a backslash goes on in the next one.</summary>
    internal static IEnumerable<string> Lines(string text) =>
        text.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n').Where(line => line.Trim().Length > 0);

    /// <summary>Gets the commands of a line, those in <c>$(…)</c> first.</summary>
    internal static IReadOnlyList<string[]> Commands(string line)
    {
        List<string[]> commands = [];
        for (var inner = line.IndexOf("$(", StringComparison.Ordinal); inner >= 0;
            inner = line.IndexOf("$(", inner + 2, StringComparison.Ordinal))
        {
            commands.AddRange(Commands(line[(inner + 2)..line.IndexOf(')', inner)]));
        }

        List<string> command = [];
        foreach (var word in Words(line).Append(";"))
        {
            if (!s_separators.Contains(word))
            {
                command.Add(word);
                continue;
            }

            if (Redirected(command) is { Length: > 0 } whole)
                commands.Add(whole);

            command = [];
        }

        return commands;
    }

    private static string[] Redirected(List<string> words)
    {
        var arrow = words.IndexOf(">");
        return arrow < 0 ? [.. words] : [.. words[..arrow]];
    }

    /// <summary>Splits at spaces outside of quotes, up to a comment.</summary>
    private static IEnumerable<string> Words(string line)
    {
        var word = new StringBuilder();
        var isOpen = false;
        var quote = '\0';
        foreach (var sign in line)
        {
            if (quote != '\0' && sign == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && sign is '"' or '\'')
            {
                (quote, isOpen) = (sign, true);
            }
            else if (quote == '\0' && sign == '#' && !isOpen)
            {
                yield break;
            }
            else if (quote == '\0' && sign == ' ')
            {
                if (isOpen)
                    yield return word.ToString();

                word.Clear();
                isOpen = false;
            }
            else
            {
                word.Append(sign);
                isOpen = true;
            }
        }

        if (quote != '\0')
            throw new FormatException($"A quote is not closed: {line}");

        if (isOpen)
            yield return word.ToString();
    }
}
