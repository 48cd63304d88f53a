using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SeaTable.Generators.Model;
using SeaTable.Generators.Naming;

namespace SeaTable.Generators.CodeFixes.Renaming;

/// <summary>
/// What changes when something of a schema file gets another name in C#, found out with the generator's own code.
/// </summary>
/// <param name="Target">What gets it.</param>
/// <param name="NewName">The name that is chosen for it.</param>
/// <param name="Settings">The text of the file in which names are chosen.</param>
/// <param name="Renamed">The declarations that are called otherwise then.</param>
internal sealed record RenamePlan(
    RenameTarget Target, string NewName, SourceText Settings, IReadOnlyList<RenamedDeclaration> Renamed)
{
    /// <summary>A name that is kept can be in the way of another, which is then kept as well.</summary>
    private const int MostRounds = 5;

    /// <summary>What editors show.</summary>
    public string Title => "Rename '" + Target.Symbol + "' to '" + Target.Before + NewName + Target.Behind + "' in "
        + Target.Schema.SettingsFile + " and all code";

    /// <summary>
    /// Makes a plan; null where the name will not do: it is none, it is taken, other things would be called otherwise, or the
    /// file has mistakes.
    /// </summary>
    /// <param name="target">What gets another name.</param>
    /// <param name="newName">The name.</param>
    /// <param name="all">All schema files of the project.</param>
    /// <param name="compilation">The project.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public static RenamePlan? Make(
        RenameTarget target, string newName, IReadOnlyList<ProjectSchema> all, Compilation compilation,
        CancellationToken cancellationToken)
    {
        var schema = target.Schema;
        if (newName == target.Name || !Identifier.IsValid(newName) || Keywords.Member(newName) != newName
            || all.Any(file => file.IsBroken)
            || Choose(target, newName, cancellationToken) is not { } after
            || !OnlyRenames(target, newName, schema.Result, after.Result)
            || FileConflict.Find(all.Select(file => (file == schema ? after : file).Result.Claim).ToImmutableArray()).Count > 0
            || GeneratedDeclarations.Compare(schema.Result, after.Result) is not { } renamed
            || renamed.Any(declaration => IsTaken(declaration, compilation)))
        {
            return null;
        }

        return new RenamePlan(target, newName, after.CodegenText ?? after.SchemaText, renamed);
    }

    private static ProjectSchema? Choose(RenameTarget target, string newName, CancellationToken cancellationToken)
    {
        var changed = target.Schema;
        var before = PathNames.Of(changed.Result);
        List<(string? Path, string Name)> entries = [(target.Path, newName)];
        for (var round = 0; round < MostRounds && entries.Count > 0; round++)
        {
            var text = changed.CodegenText ?? changed.SchemaText;
            foreach (var (path, name) in entries)
            {
                if (CodegenText.Choose(text, changed.CodegenPath is not null, path, name, cancellationToken) is not { } with)
                {
                    return null;
                }

                text = with;
            }

            changed = changed.WithSettings(text, cancellationToken);
            var after = PathNames.Of(changed.Result);

            // What had an ending only because of the old name keeps it: code is written with it.
            entries =
            [
                .. before
                    .Where(entry => entry.Key != target.Path && after.TryGetValue(entry.Key, out var now) && now != entry.Value)
                    .Select(entry => ((string?)entry.Key, entry.Value)),
            ];
        }

        return changed;
    }

    private static bool OnlyRenames(RenameTarget target, string newName, SchemaResult before, SchemaResult after)
    {
        if (after.Base is null || after.Diagnostics.Count > before.Diagnostics.Count)
        {
            return false;
        }

        var (old, now) = (PathNames.Of(before), PathNames.Of(after));
        var isChosen = target.Path is null ? after.Base.Client == newName : now[target.Path] == newName;
        return isChosen
            && (target.Path is null || after.Base.Client == before.Base!.Client)
            && old.Count == now.Count
            && old.All(entry => entry.Key == target.Path || now[entry.Key] == entry.Value)
            && OptionTypes(before).Zip(OptionTypes(after), (was, isNow) => was == isNow || IsOf(target, was.Path))
                .All(isRight => isRight);
    }

    private static IEnumerable<(string Path, string Type)> OptionTypes(SchemaResult result) => result.Tables.SelectMany(table =>
        table.Columns.Where(column => column.Options is not null).Select(column =>
            (Schema.IdPath.Column(table.Id, column.Key), column.Options!.Type)));

    private static bool IsOf(RenameTarget target, string column) =>
        target.Path is { } path && (column == path || column.StartsWith(path + "/", StringComparison.Ordinal));

    /// <summary>Whether people have written something of that name at its place.</summary>
    private static bool IsTaken(RenamedDeclaration declaration, Compilation compilation)
    {
        if (declaration.Container is { } container)
        {
            return compilation.Assembly.GetTypeByMetadataName(container)?.GetMembers(declaration.NewName).Any() == true;
        }

        var end = declaration.Name.LastIndexOf('.');
        var space = compilation.GlobalNamespace;
        foreach (var part in end < 0 ? [] : declaration.Name.Substring(0, end).Split('.'))
        {
            space = space?.GetNamespaceMembers().FirstOrDefault(inner => inner.Name == part);
        }

        return space?.GetMembers(declaration.NewName).Any() == true;
    }
}
