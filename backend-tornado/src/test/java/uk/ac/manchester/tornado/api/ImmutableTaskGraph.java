package uk.ac.manchester.tornado.api;

public record ImmutableTaskGraph(TaskGraph graph) {}
