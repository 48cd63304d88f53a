using SeaTable.Tool.Comparison;
using SeaTable.Tool.Schemas;
using SeaTable.Tool.Terminal;
using Spectre.Console;

namespace SeaTable.Tool.Commands;

/// <summary>The schema file that <c>pull</c> and <c>convert</c> write.</summary>
internal static class PulledFile
{
    /// <summary>Writes a base to a schema file, and tells what that brings. Code keeps the names that it has.</summary>
    /// <param name="path">The file, which need not be there.</param>
    /// <param name="choose">Gives what is to be written, by what the file holds; null when there is none.</param>
    /// <param name="terminal">Where to tell it.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ToolException">The file that is there can't be read, or its name is none of a schema file.</exception>
    public static async Task WriteAsync(
        string path, Func<BaseDocument?, BaseDocument> choose, ToolTerminal terminal, CancellationToken cancellationToken)
    {
        if (!path.EndsWith(SchemaFile.Extension, StringComparison.OrdinalIgnoreCase))
            throw new ToolException($"Name the file like crm{SchemaFile.Extension}: the generator looks for that ending.");

        var codegen = await CodegenFile.ReadAsync(path, cancellationToken).ConfigureAwait(false);
        string? oldText = null;
        BaseDocument? old = null;
        IReadOnlyList<NameLock> locks = [];
        BaseDocument fetched;
        if (File.Exists(FileReplacement.TargetOf(path)))
        {
            oldText = await SchemaFile.ReadTextAsync(path, cancellationToken).ConfigureAwait(false);
            old = CodegenFile.AddTo(SchemaFile.Parse(path, oldText), path, codegen);
            fetched = choose(old) with { Codegen = old.Codegen };
            (fetched, locks) = NameLocks.Add(
                GeneratedCode.Of(path, oldText, codegen, cancellationToken), fetched, path, cancellationToken);
        }
        else
        {
            fetched = choose(null);
            if (codegen is not null)
                fetched = CodegenFile.AddTo(fetched with { Codegen = null }, path, codegen);
        }

        // The settings first: with them the old schema gives the code that it gave, should the second file not be written.
        if (codegen is not null && locks.Count > 0)
        {
            codegen = codegen with { Text = DocumentWriter.WriteCodegen(fetched.Codegen!) };
            await SchemaFile.SaveAsync(codegen.Path, codegen.Text, cancellationToken).ConfigureAwait(false);
        }

        var text = DocumentWriter.Write(codegen is null ? fetched : fetched with { Codegen = null });
        if (text == oldText)
        {
            terminal.Note($"{Markup.Escape(path)} is up to date.");
            return;
        }

        await SchemaFile.SaveAsync(path, text, cancellationToken).ConfigureAwait(false);
        var code = GeneratedCode.Of(path, text, codegen, cancellationToken);
        if (old is null)
        {
            PullReport.WriteNew(terminal, path, fetched, code);
        }
        else
        {
            var changes = SchemaComparison.Compare(old, fetched, path, cancellationToken);
            PullReport.WriteChanged(
                terminal, path, changes, locks, codegen is null ? "codegen.names" : $"names in {codegen.Path}");
            if (FirstWithoutId(old) is { } part)
            {
                terminal.Warn(
                    $"{path} had parts without ids, such as {part}: edits that were never applied, and are lost now unless the "
                        + "base has them. Apply before you pull.");
            }
        }

        CheckReport.Write(terminal.Notes, code.Result.Diagnostics);
    }

    /// <summary>A table or column of a file that no server has given an id.</summary>
    private static string? FirstWithoutId(BaseDocument document) => document.Tables
        .Select(table => table.Id is null ? table.Name
            : table.Columns.FirstOrDefault(column => column.Key is null) is { } column ? $"{table.Name}.{column.Name}" : null)
        .FirstOrDefault(part => part is not null);
}
