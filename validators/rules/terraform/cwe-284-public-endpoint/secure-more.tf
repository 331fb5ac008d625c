resource "aws_mwaa_environment" "x" {
  webserver_access_mode = "other" # evidence
}
#----
resource "aws_sagemaker_model" "x" {
  enable_network_isolation = true # evidence
}
