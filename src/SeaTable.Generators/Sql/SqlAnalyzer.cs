using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SeaTable.Sql;

namespace SeaTable.Generators.Sql;

/// <summary>Holds the SQL in a project's strings against its schema files while one types.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SqlAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => SqlRules.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (SqlSymbols.Of(start.Compilation) is not { } symbols)
            {
                return;
            }

            var schemas = new SqlSchemaChoice(start.Options.AdditionalFiles);
            start.RegisterOperationAction(
                found => Analyze(found, symbols, schemas),
                OperationKind.Argument,
                OperationKind.InterpolatedStringHandlerCreation,
                OperationKind.Conversion);
        });
    }

    private static void Analyze(OperationAnalysisContext context, SqlSymbols symbols, SqlSchemaChoice schemas)
    {
        foreach (SqlHandover handover in SqlHandover.Find(context.Operation, symbols))
        {
            Analyze(context, handover, schemas);
        }
    }

    private static void Analyze(OperationAnalysisContext context, SqlHandover handover, SqlSchemaChoice schemas)
    {
        SqlSource source = SqlSourceReader.Read(handover, context.Operation.SemanticModel, context.CancellationToken);
        var report = new SqlReport(handover.Expression.SyntaxTree, source, context.ReportDiagnostic);
        if (handover.IsText && source.Values.Any())
        {
            SqlConcatenation.Complain(report, source, handover);
            return;
        }

        if (source.IsUnseen)
        {
            return;
        }

        SqlCheck check = schemas.Check(source, handover.Receivers, context.CancellationToken);
        var values = new SqlValues(report, source, check);
        foreach (SqlProblem problem in check.Problems.Where(problem => !values.IsBehind(problem)))
        {
            report.Problem(problem, check.End);
        }

        values.Check(handover.IsStatement);
        SqlLists.Check(report, source, check);
    }
}
