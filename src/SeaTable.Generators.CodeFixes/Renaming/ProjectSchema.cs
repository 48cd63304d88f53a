using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SeaTable.Generators.Model;
using SeaTable.Generators.Naming;
using SeaTable.Generators.Options;
using SeaTable.Generators.Pipeline;
using SeaTable.Generators.Texts;

namespace SeaTable.Generators.CodeFixes.Renaming;

/// <summary>A schema file of a project, and the code that the generator makes of it.</summary>
/// <param name="SchemaPath">The path of the schema file.</param>
/// <param name="SchemaText">Its text.</param>
/// <param name="CodegenPath">The path of the file beside it with the settings of the code; null when there is none.</param>
/// <param name="CodegenText">The text of that file.</param>
/// <param name="DefaultNamespace">The namespace when neither file chooses one.</param>
/// <param name="Result">What the generator makes of it.</param>
internal sealed record ProjectSchema(
    string SchemaPath,
    SourceText SchemaText,
    string? CodegenPath,
    SourceText? CodegenText,
    string DefaultNamespace,
    SchemaResult Result)
{
    // Editors ask at each move of the caret; the texts stay the same objects as long as nobody edits them.
    private static readonly ConditionalWeakTable<SourceText, ProjectSchema> s_read = new();

    /// <summary>The file in which names are chosen, without its folder.</summary>
    public string SettingsFile => SchemaFileName.Of(CodegenPath ?? SchemaPath);

    /// <summary>Whether something is wrong in a file by which its code can't be trusted, or is not all there.</summary>
    public bool IsBroken => Result.Base is null || Result.Diagnostics.Any(found => found.IsError);

    /// <summary>Reads all schema files of a project.</summary>
    public static async Task<IReadOnlyList<ProjectSchema>> ReadAsync(Project project, CancellationToken cancellationToken)
    {
        var options = ProjectOptions.From(project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GlobalOptions);
        var space = NamespaceName.Default(options.RootNamespace, project.AssemblyName);
        var read = new List<ProjectSchema>();
        foreach (var schema in project.AdditionalDocuments.Where(document => SchemaFileName.Fits(PathOf(document)))
            .GroupBy(PathOf).Select(same => same.First()))
        {
            var codegen = project.AdditionalDocuments.FirstOrDefault(
                document => SchemaFileName.IsCodegenOf(PathOf(document), PathOf(schema)));
            var text = await schema.GetTextAsync(cancellationToken).ConfigureAwait(false);
            var settings = codegen is null ? null : await codegen.GetTextAsync(cancellationToken).ConfigureAwait(false);
            read.Add(Read(PathOf(schema), text, codegen is null ? null : PathOf(codegen), settings, space, cancellationToken));
        }

        return read;
    }

    /// <summary>The path by which the generator knows a file.</summary>
    public static string PathOf(TextDocument document) => document.FilePath ?? document.Name;

    /// <summary>The same files with another text where names are chosen.</summary>
    public ProjectSchema WithSettings(SourceText settings, CancellationToken cancellationToken)
    {
        var changed = CodegenPath is null
            ? this with { SchemaText = settings }
            : this with { CodegenText = settings };
        return changed with { Result = changed.Generate(cancellationToken) };
    }

    private static ProjectSchema Read(
        string path, SourceText text, string? codegenPath, SourceText? codegen, string space, CancellationToken cancellationToken)
    {
        if (s_read.TryGetValue(text, out var known) && known.SchemaPath == path && known.CodegenPath == codegenPath
            && known.CodegenText == codegen && known.DefaultNamespace == space)
        {
            return known;
        }

        var schema = new ProjectSchema(path, text, codegenPath, codegen, space, SchemaResult.Failed(path, new([])));
        schema = schema with { Result = schema.Generate(cancellationToken) };
        s_read.Remove(text);
        return s_read.GetValue(text, _ => schema);
    }

    /// <summary>What the generator itself reports as its own mistake is nothing to rename by.</summary>
    private SchemaResult Generate(CancellationToken cancellationToken)
    {
        try
        {
            return SchemaFiles.Read(
                new FileText(SchemaPath, SchemaText.ToString()),
                CodegenPath is null ? null : new FileText(CodegenPath, CodegenText!.ToString()),
                DefaultNamespace,
                cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return SchemaResult.Failed(SchemaPath, new([]));
        }
    }
}
