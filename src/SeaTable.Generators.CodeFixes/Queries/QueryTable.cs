using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using SeaTable.Facts;
using SeaTable.Generators.Analysis.Usage;
using SeaTable.Generators.CodeFixes.Renaming;
using SeaTable.Generators.Model;

namespace SeaTable.Generators.CodeFixes.Queries;

/// <summary>A table as statements and typed queries name it.</summary>
internal sealed class QueryTable
{
    private readonly List<QueryColumn> _columns;

    private QueryTable(TableModel model, INamedTypeSymbol columns)
    {
        Name = model.Name;
        _columns = [.. model.Columns.Select(column => QueryColumn.Of(column, columns))];
    }

    /// <summary>The name that the table has in the base.</summary>
    public string Name { get; }

    /// <summary>
    /// The table that a generated class is for; null for other classes, and for tables that typed queries refuse.
    /// </summary>
    public static async Task<QueryTable?> FindAsync(
        ITypeSymbol? type, Compilation compilation, Solution solution, CancellationToken cancellationToken)
    {
        if (type is not INamedTypeSymbol table || TableSymbols.Of(compilation) is not { } symbols
            || TableSymbols.Base(table, symbols.Table)?.TypeArguments[1] is not INamedTypeSymbol columns
            || solution.GetProject(table.ContainingAssembly, cancellationToken) is not { } project)
        {
            return null;
        }

        var space = RenameTarget.FullName(table.ContainingNamespace);
        var found = (await ProjectSchema.ReadAsync(project, cancellationToken).ConfigureAwait(false))
            .Where(schema => !schema.IsBroken && schema.Result.Base!.Namespace == space)
            .SelectMany(schema => schema.Result.Tables)
            .Where(model => model.TableType == table.Name).Take(2).ToList();
        return found.Count == 1 && !found[0].Columns.Any(column => SystemFields.IsName(column.Name))
            ? new QueryTable(found[0], columns)
            : null;
    }

    /// <summary>Whether a statement means it by a name.</summary>
    public bool IsNamed(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The column that a statement names: exactly, or as the only one but for the case.</summary>
    public QueryColumn? FindByName(string name)
    {
        var found = _columns.Where(column => string.Equals(column.Model.Name, name, StringComparison.OrdinalIgnoreCase)).ToList();
        return found.Find(column => column.Model.Name == name) ?? (found.Count == 1 ? found[0] : null);
    }

    /// <summary>The column that a property stands for.</summary>
    public QueryColumn? FindByProperty(string property) => _columns.Find(column => column.Model.Property == property);
}
