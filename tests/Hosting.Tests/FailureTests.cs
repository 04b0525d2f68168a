using System.Net.Sockets;
using EventPlatform.Hosting.Configuration;
using EventPlatform.Hosting.Failures;
using Npgsql;

namespace EventPlatform.Hosting.Tests;

public sealed class FailureTests
{
    [Theory]
    [InlineData("08006", FailureClass.Transient)]
    [InlineData("53300", FailureClass.Transient)]
    [InlineData("57P01", FailureClass.Transient)]
    [InlineData("57P04", FailureClass.SetUp)]
    [InlineData("57014", FailureClass.Transient)]
    [InlineData("55P03", FailureClass.Transient)]
    [InlineData("40001", FailureClass.Transient)]
    [InlineData("40P01", FailureClass.Transient)]
    [InlineData("25P03", FailureClass.Transient)]
    [InlineData("25P02", FailureClass.Unknown)]
    [InlineData("58030", FailureClass.Transient)]
    [InlineData("28P01", FailureClass.SetUp)]
    [InlineData("3D000", FailureClass.SetUp)]
    [InlineData("42P01", FailureClass.SetUp)]
    [InlineData("42601", FailureClass.Unknown)]
    [InlineData("22021", FailureClass.Poison)]
    [InlineData("23505", FailureClass.Unknown)]
    [InlineData("XX000", FailureClass.Unknown)]
    public void What_PostgreSQL_answers_has_its_class(string state, FailureClass expected) =>
        FailureClassifier.Of(Postgres(state)).ShouldBe(expected);

    [Fact]
    public void A_wrapped_failure_keeps_its_class() =>
        FailureClassifier.Of(new InvalidOperationException("wrapped", new AggregateException(Postgres("57P01")))).ShouldBe(FailureClass.Transient);

    [Fact]
    public void A_connection_that_breaks_is_transient()
    {
        FailureClassifier.Of(new NpgsqlException("reading", new IOException("reset"))).ShouldBe(FailureClass.Transient);
        FailureClassifier.Of(new NpgsqlException("connecting", new SocketException((int)SocketError.ConnectionRefused))).ShouldBe(FailureClass.Transient);
        FailureClassifier.Of(new TimeoutException()).ShouldBe(FailureClass.Transient);
    }

    [Fact]
    public void A_wrong_setting_is_set_up() => FailureClassifier.Of(SettingsException.Missing("A", "b")).ShouldBe(FailureClass.SetUp);

    [Fact]
    public void What_nobody_foresaw_is_unknown() => FailureClassifier.Of(new InvalidOperationException()).ShouldBe(FailureClass.Unknown);

    [Fact]
    public void The_text_of_a_failure_quotes_no_value_of_a_row()
    {
        FailureText.Of(Postgres("22P02", "invalid input syntax: \"+49 170\"")).ShouldBe("PostgreSQL 22P02, a data exception");
        FailureText.Of(Postgres("23505", "duplicate key", "Key (mobile)=(+49 170)")).ShouldBe("PostgreSQL 23505: duplicate key");
    }

    private static PostgresException Postgres(string state, string message = "said so", string? detail = null) =>
        new(message, "ERROR", "ERROR", state, detail: detail);
}
