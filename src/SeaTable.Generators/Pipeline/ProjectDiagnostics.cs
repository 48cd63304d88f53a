using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SeaTable.Generators.Collections;
using SeaTable.Generators.Diagnostics;
using SeaTable.Generators.Model;
using SeaTable.Generators.Options;

namespace SeaTable.Generators.Pipeline;

/// <summary>Gathers what is reported about all files together.</summary>
internal static class ProjectDiagnostics
{
    public static EquatableArray<DiagnosticInfo> Find(
        ImmutableArray<SchemaResult> files,
        EquatableArray<FileConflict> conflicts,
        EquatableArray<DiagnosticInfo> ownTypes,
        ProjectOptions options,
        CompilationFacts facts)
    {
        var found = new List<DiagnosticInfo>();
        if (files.IsEmpty)
        {
            if (options.ReferencesPackage)
            {
                found.Add(new(Rules.NoSchemaFile, null, EquatableArray<string>.Empty));
            }

            return found.ToEquatableArray();
        }

        if (!facts.LanguageSuffices)
        {
            found.Add(new(Rules.LanguageTooOld, null, new([facts.Language])));
        }

        if (!facts.HasRuntime)
        {
            found.Add(new(Rules.RuntimeMissing, null, new(WhyWithoutRuntime(options))));
        }

        // In an order that does not depend on the project file, nor on which file was there first.
        found.AddRange(files.OrderBy(file => file.Path, StringComparer.Ordinal).SelectMany(file => file.Diagnostics));
        found.AddRange(conflicts.Select(conflict => conflict.ToDiagnostic()));

        // Where nothing is generated, nothing is in anybody's way.
        if (facts.CanEmit)
        {
            found.AddRange(ownTypes.Where(own => !conflicts.Any(conflict => conflict.Path == own.Location!.Path)));
        }

        return found.ToEquatableArray();
    }

    private static string[] WhyWithoutRuntime(ProjectOptions options) => options.OldTarget is { } target
        ? [
            $"This project targets {target}, and the code that SeaTable.Generators makes needs net8.0 or newer",
            "Set <TargetFramework>net8.0</TargetFramework> or newer in the project file",
        ]
        : [
            "The code that SeaTable.Generators makes needs the type SeaTable.SeaTableRow, which this project does not reference",
            "Reference the package SeaTable.Generators in this project without excluding its compile assets",
        ];
}
