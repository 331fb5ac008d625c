resource "aws_mq_broker" "x" {
  encryption_options {
    use_aws_owned_key = false # evidence
  }
}
#----
resource "aws_codepipeline" "x" {
  artifact_store {
    encryption_key = "arn:x" # evidence
  }
}
#----
resource "google_bigquery_table" "x" {
  encryption_configuration {
    kms_key_name = "arn:x" # evidence
  }
}
#----
resource "google_vertex_ai_dataset" "x" {
  encryption_spec {
    kms_key_name = "arn:x" # evidence
  }
}
