using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SeaTable.Sql;

namespace SeaTable.Generators.Analysis.Sql;

/// <summary>Checks the SQL in the strings of a project against its schema files as they are typed.</summary>
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
                OperationKind.InterpolatedStringHandlerCreation);
        });
    }

    private static void Analyze(OperationAnalysisContext context, SqlSymbols symbols, SqlSchemaChoice schemas)
    {
        foreach (var handover in SqlArgument.Find(context.Operation, symbols))
        {
            Analyze(context, handover, symbols, schemas);
        }
    }

    private static void Analyze(
        OperationAnalysisContext context, SqlArgument handover, SqlSymbols symbols, SqlSchemaChoice schemas)
    {
        var source = SqlSourceReader.Read(handover, context.Operation.SemanticModel, context.CancellationToken);
        var report = new SqlReport(handover.Expression.SyntaxTree, source, context.ReportDiagnostic);
        if (handover.IsText && source.Values.Count > 0)
        {
            // A string from elsewhere is what SqlText.Raw is for; one that is visibly put together is not.
            if (handover.Raw is null
                || SqlConcatenation.IsPutTogether(
                    handover.Expression, context.Operation.SemanticModel, context.CancellationToken))
            {
                SqlConcatenation.Report(report, source, handover);
            }

            return;
        }

        if (source.IsUnseen)
        {
            return;
        }

        var check = schemas.Check(source, handover.Receivers, context.CancellationToken);
        var values = new SqlValues(report, source, check);
        foreach (var problem in check.Problems.Where(problem => !values.IsBehind(problem)))
        {
            report.Problem(problem, check.End);
        }

        var call = handover.Raw is null ? context.Operation.Parent : SqlArgument.CallOf(handover.Raw, symbols);
        CheckRows(call, report, source, schemas, check, context.CancellationToken);
        values.Check(handover.IsStatement);
        SqlLists.Check(report, source, check);
    }

    /// <summary>Statements that are handed to the class of a table must give rows of it.</summary>
    private static void CheckRows(
        IOperation? call, SqlReport report, SqlStringSource source, SqlSchemaChoice schemas, SqlCheck check,
        CancellationToken cancellationToken)
    {
        if (call is IInvocationOperation { TargetMethod.Name: "FromSql", Instance.Type: { } table }
            && schemas.TableOf(table, cancellationToken) is { } name)
        {
            SqlRowsCheck.Check(report, source, name, check);
        }
    }
}
