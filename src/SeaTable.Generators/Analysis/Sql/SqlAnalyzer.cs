using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SeaTable.Sql;

namespace SeaTable.Generators.Analysis.Sql;

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
            start.RegisterOperationAction(MachineTimeZone.Check, OperationKind.Conversion);
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
            SqlConcatenation.Report(report, source, handover);
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

        CheckRows(context, report, source, schemas, check);
        values.Check(handover.IsStatement);
        SqlLists.Check(report, source, check);
    }

    /// <summary>Statements that are handed to the class of a table must give rows of it.</summary>
    private static void CheckRows(OperationAnalysisContext context, SqlReport report, SqlSource source, SqlSchemaChoice schemas, SqlCheck check)
    {
        if (context.Operation.Parent is IInvocationOperation { TargetMethod.Name: "FromSql", Instance.Type: { } table }
            && schemas.TableOf(table, context.CancellationToken) is { } name)
        {
            SqlRowsCheck.Check(report, source, name, check);
        }
    }
}
