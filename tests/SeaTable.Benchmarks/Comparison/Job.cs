using System.Globalization;

namespace SeaTable.Benchmarks.Comparison;

/// <summary>What each of the clients has to do.</summary>
internal enum Job
{
    ReadAll,
    FirstRow,
    GetRow,
    AddRow,
    UpdateRow,
    AddRange,
    UpdateRange,
    GetAtOnce,
    UpdateAtOnce,
}

internal static class Jobs
{
    /// <summary>How many rows a range has.</summary>
    public const int Range = 10_000;

    /// <summary>How many callers there are at the same time.</summary>
    public const int Callers = 100;

    /// <summary>What the job is, in words.</summary>
    /// <param name="job">The job.</param>
    /// <param name="rows">How many rows the table has.</param>
    public static string Title(Job job, int rows) => job switch
    {
        Job.ReadAll => string.Create(CultureInfo.InvariantCulture, $"Read {rows:N0} rows"),
        Job.FirstRow => string.Create(CultureInfo.InvariantCulture, $"First of {rows:N0} rows"),
        Job.GetRow => "Get a row",
        Job.AddRow => "Add a row",
        Job.UpdateRow => "Update a row",
        Job.AddRange => "Add 10,000 rows",
        Job.UpdateRange => "Update 10,000 rows",
        Job.GetAtOnce => "100 callers get a row each",
        Job.UpdateAtOnce => "100 callers update a row each",
        _ => throw new ArgumentOutOfRangeException(nameof(job), job, null),
    };
}

/// <summary>A client that can do the jobs.</summary>
internal interface IContender
{
    /// <summary>What it is called in tables and charts.</summary>
    string Name { get; }

    /// <summary>Does a job once.</summary>
    /// <returns>How long it took.</returns>
    Task<TimeSpan> DoAsync(Job job);
}
