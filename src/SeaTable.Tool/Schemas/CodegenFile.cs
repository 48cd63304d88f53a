using SeaTable.Generators.Texts;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Schemas;

/// <summary>The file beside a schema file that holds the settings of its code, such as <c>crm.codegen.json</c>.</summary>
internal static class CodegenFile
{
    /// <summary>Reads the file; null when there is none.</summary>
    /// <param name="schemaPath">The schema file, which need not be there.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public static async Task<FileText?> ReadAsync(string schemaPath, CancellationToken cancellationToken)
    {
        if (!SchemaFileName.Fits(schemaPath))
            return null;

        var path = SchemaFileName.CodegenOf(schemaPath);
        return File.Exists(path)
            ? new FileText(path, await SchemaFile.ReadTextAsync(path, cancellationToken).ConfigureAwait(false))
            : null;
    }

    /// <summary>Gives a schema the settings of the file beside it.</summary>
    /// <exception cref="ToolException">The file holds no settings, or the schema file has some as well.</exception>
    public static BaseDocument AddTo(BaseDocument document, string schemaPath, FileText? file)
    {
        if (file is null)
            return document;

        if (document.Codegen is not null)
        {
            throw new ToolException(
                $"{schemaPath} has a section \"codegen\", and there is {file.Path} beside it. Move what the section says into "
                    + "that file, or delete one of them.");
        }

        using var json = SchemaFile.ParseJson(file.Path, file.Text);
        return document with { Codegen = DocumentReader.ReadCodegen(json.RootElement, file.Path) };
    }
}
