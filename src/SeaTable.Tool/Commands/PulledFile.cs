using System.CommandLine;
using SeaTable.Tool.Comparison;
using SeaTable.Tool.Schemas;
using SeaTable.Tool.Terminal;
using Spectre.Console;

namespace SeaTable.Tool.Commands;

/// <summary>The schema file that <c>pull</c> and <c>convert</c> write.</summary>
internal static class PulledFile
{
    /// <summary>Creates the option that takes a part of the base.</summary>
    public static Option<string[]> TablesOption() => new("--tables", "-t")
    {
        Description = "Only these tables, by name or id.",
        HelpName = "TABLE",
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>Writes a base to a schema file, and tells what that brings. Code keeps the names that it has.</summary>
    /// <exception cref="ToolException">The file that is there can't be read, or its name is none of a schema file.</exception>
    public static async Task WriteAsync(
        string path, BaseDocument fetched, ToolTerminal terminal, CancellationToken cancellationToken)
    {
        if (!path.EndsWith(SchemaFile.Extension, StringComparison.OrdinalIgnoreCase))
            throw new ToolException($"Name the file like crm{SchemaFile.Extension}: the generator looks for that ending.");

        string? oldText = null;
        BaseDocument? old = null;
        IReadOnlyList<NameLock> locks = [];
        if (File.Exists(path))
        {
            oldText = await SchemaFile.ReadTextAsync(path, cancellationToken).ConfigureAwait(false);
            old = SchemaFile.Parse(path, oldText);
            fetched = fetched with { Codegen = old.Codegen };
            (fetched, locks) = NameLocks.Add(
                GeneratedCode.Of(path, oldText, cancellationToken), fetched, path, cancellationToken);
        }

        var text = DocumentWriter.Write(fetched);
        if (text == oldText)
        {
            terminal.Note($"{Markup.Escape(path)} is up to date.");
            return;
        }

        await SchemaFile.SaveAsync(path, text, cancellationToken).ConfigureAwait(false);
        var code = GeneratedCode.Of(path, text, cancellationToken);
        if (old is null)
        {
            PullReport.WriteNew(terminal, path, fetched, code);
        }
        else
        {
            PullReport.WriteChanged(
                terminal, path, SchemaComparison.Compare(old, fetched, path, cancellationToken), locks);
        }

        CheckReport.Write(terminal.Notes, code.Result.Diagnostics);
    }
}
