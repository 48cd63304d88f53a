using System.Globalization;
using SeaTable.Queries;

namespace SeaTable;

/// <summary>
/// What rows have to be like, for <c>Where</c>: made with the operators and methods of columns, and put together with
/// <c>&amp;&amp;</c>, <c>||</c> and <c>!</c>.
/// </summary>
/// <remarks>
/// Conditions mean what they mean in C#: an empty cell is no number above 5, so <c>c.Age &gt; 5</c> does not find it, and
/// <c>!(c.Age &gt; 5)</c> does. They are not evaluated here but sent to the server, so both sides of <c>&amp;&amp;</c> and
/// <c>||</c> are always built. A condition can be kept and used again.
/// </remarks>
public abstract class SqlCondition
{
    private protected SqlCondition()
    {
    }

    /// <summary>How many brackets stand around its innermost part.</summary>
    internal virtual int Depth => 0;

    /// <summary>Whether conditions on linked rows are in it, which statements before have to decide.</summary>
    internal virtual bool IsLinked => false;

    /// <summary>The conditions that it is put together of.</summary>
    internal virtual IEnumerable<SqlCondition> Parts => [];

    /// <summary>What the condition is for every row, when that is known without asking the server.</summary>
    internal virtual bool? Constant => null;

    /// <summary>
    /// Every row of the table. Updating and deleting by condition require it to be explicit; a loop that adds one condition after
    /// the other with <c>&amp;</c> begins with it.
    /// </summary>
    /// <returns>The condition.</returns>
    public static SqlCondition All() => ConstantCondition.EveryRow;

    /// <summary>
    /// No row at all: where a loop begins that adds one condition after the other with <c>|</c>. Queries with it are not sent.
    /// </summary>
    /// <returns>The condition.</returns>
    public static SqlCondition None() => ConstantCondition.Never;

    /// <summary>Both conditions.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand.</param>
    /// <returns>The condition that holds where both hold.</returns>
    public static SqlCondition operator &(SqlCondition left, SqlCondition right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return (left.Constant, right.Constant) switch
        {
            (false, _) or (_, false) => ConstantCondition.Never,
            (true, _) => right,
            (_, true) => left,
            _ => new CombinedCondition(left, right, isAnd: true),
        };
    }

    /// <summary>Either condition, or both.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand.</param>
    /// <returns>The condition that holds where one of them holds.</returns>
    public static SqlCondition operator |(SqlCondition left, SqlCondition right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return (left.Constant, right.Constant) switch
        {
            (true, _) or (_, true) => ConstantCondition.Always,
            (false, _) => right,
            (_, false) => left,
            _ => new CombinedCondition(left, right, isAnd: false),
        };
    }

    /// <summary>The opposite: the rows that the condition does not find, those with empty cells among them.</summary>
    /// <param name="condition">The condition.</param>
    /// <returns>Its opposite.</returns>
    public static SqlCondition operator !(SqlCondition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return condition.Constant switch
        {
            true => ConstantCondition.Never,
            false => ConstantCondition.Always,
            null => condition is NegatedCondition negated ? negated.Inner : new NegatedCondition(condition),
        };
    }

    /// <summary>Only there so that <c>||</c> can be written; what a condition comes to, only the server knows.</summary>
    /// <param name="condition">The condition.</param>
    /// <returns>Always <see langword="false"/>, so that both sides are built.</returns>
    public static bool operator true(SqlCondition condition) => false;

    /// <summary>Only there so that <c>&amp;&amp;</c> can be written; what a condition comes to, only the server knows.</summary>
    /// <param name="condition">The condition.</param>
    /// <returns>Always <see langword="false"/>, so that both sides are built.</returns>
    public static bool operator false(SqlCondition condition) => false;

    /// <summary><c>left &amp; right</c>, for languages without operators.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand.</param>
    /// <returns>The condition that holds where both hold.</returns>
    public static SqlCondition BitwiseAnd(SqlCondition left, SqlCondition right) => left & right;

    /// <summary><c>left | right</c>, for languages without operators.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand.</param>
    /// <returns>The condition that holds where one of them holds.</returns>
    public static SqlCondition BitwiseOr(SqlCondition left, SqlCondition right) => left | right;

    /// <summary><c>!condition</c>, for languages without operators.</summary>
    /// <param name="condition">The condition.</param>
    /// <returns>Its opposite.</returns>
    public static SqlCondition LogicalNot(SqlCondition condition) => !condition;

    /// <summary>One of these conditions, or several; none of none.</summary>
    internal static SqlCondition AnyOf(IEnumerable<SqlCondition> conditions) =>
        conditions.Aggregate(None(), static (any, condition) => any | condition);

    /// <summary>Writes the condition so that it can stand beside <c>AND</c>, <c>OR</c> and <c>NOT</c>.</summary>
    internal abstract void Write(SqlWriter writer);

    /// <summary>One more than the deeper of two.</summary>
    /// <exception cref="SeaTableQueryException">No server reads conditions that are nested so deep.</exception>
    private protected static int DepthOver(int one, int other = 0)
    {
        const int Most = 1000;
        var depth = Math.Max(one, other) + 1;
        return depth <= Most ? depth : throw new SeaTableQueryException(string.Create(CultureInfo.InvariantCulture,
            $"The condition is nested more than {Most} deep. Put its parts side by side, or ask in several queries."));
    }

    /// <exception cref="SeaTableQueryException">A condition on linked rows is in it, which is decided before.</exception>
    internal void ThrowIfLinked()
    {
        var part = this;
        while (part.IsLinked && part is not LinkedCondition)
            part = part.Parts.First(inner => inner.IsLinked);

        if (part is LinkedCondition linked)
            throw LinkedCondition.NotDecided(linked.Link.Column);
    }

    /// <summary>Writes the clause <c>WHERE</c>, which a condition that every row meets does without.</summary>
    internal void WriteWhere(SqlWriter writer) => WriteClause(writer, " WHERE ");

    /// <summary>Writes a clause with the condition, which one that is always met does without.</summary>
    internal void WriteClause(SqlWriter writer, string clause)
    {
        if (Constant == true)
            return;

        writer.Sql(clause);
        Write(writer);
    }
}
