module tousu/testdata/mutate

go 1.26.0
